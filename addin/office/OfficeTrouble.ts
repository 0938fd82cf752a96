// What went wrong between the pane and Outlook, named by what the pane should do. Knows no UI words.

/**
 * `timeout`: Outlook did not answer in time; it may a moment later. `unavailable`: this Outlook cannot do it, or the item
 * is gone. `refused`: Outlook answered that it will not.
 */
export type OfficeTroubleKind = 'timeout' | 'unavailable' | 'refused';

export class OfficeTrouble extends Error {
  override readonly name = 'OfficeTrouble';
  readonly kind: OfficeTroubleKind;
  /** Office's own code (9xxx, 12xxx); null when it gave none. */
  readonly code: number | null;
  constructor(kind: OfficeTroubleKind, message: string, code: number | null = null) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}
