/** A token as searched for: `system` '' asks for none, `undefined` for any; `value` `undefined` asks for any in the system. */
export type TokenValue = { readonly system: string | undefined; readonly value: string | undefined }
