// Guards that stop a domain before harm is done. Pure: they are told what was read.

/** With fewer links than this, everything gone may well be what a person did. */
const FEWEST_LINKS = 10;

/**
 * The suddenly-empty guard: a side that had linked records and reads empty now was replaced, restored or wiped. An administrator must
 * look at it (and re-initialise the user if the side is rightly empty) before a deletion travels.
 */
export function isSuddenlyEmpty(linked: number, gone: number): boolean {
  return linked >= FEWEST_LINKS && gone === linked;
}
