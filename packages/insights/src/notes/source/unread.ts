const nothing = () => {}

/** Parts of markup that say nothing to a reader: attributes, comments, declarations, the ends of tags. */
export const UNREAD = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onopentagend: nothing,
  onselfclosingtag: nothing,
  onprocessinginstruction: nothing,
  onend: nothing,
}
