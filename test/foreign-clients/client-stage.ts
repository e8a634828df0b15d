import type { OneHospital } from '../support/one-hospital.ts'

/** What the clients work at: one hospital that has a physician. */
export type ClientStage = { hospital: OneHospital }

/** The physician's account. */
export const DOCTOR = 'doctor'
