/**
 * How far a source was checked: `primary`, the law or the authority's own page was read;
 * `secondary`, a publication about it; `none`, from memory.
 */
export type Checked = 'primary' | 'secondary' | 'none'

/** Where a rule comes from. `cite` names the article or the official page, `url` is where to read it. */
export interface Source {
  cite: string
  url: string
  checked: Checked
}
