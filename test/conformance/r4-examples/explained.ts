/** Examples that a server which holds R4 to its word refuses, and why. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'DeviceMetric-example': 'DeviceMetric.parent is Reference(Device); the example names a DeviceDefinition',
  'DeviceUseStatement-example':
    'reasonReference is Reference(Condition | Observation | DiagnosticReport | DocumentReference | Media); the example names a Procedure',
}
