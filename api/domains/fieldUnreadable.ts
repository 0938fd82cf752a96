// A value that cannot be put into our words, by the name of its field: the record is told of as unreadable, and the others go on.

/** Thrown by a mapping that cannot read a field of a record. Says nothing of the value. */
export class FieldUnreadable extends Error {
  /** The canonical field. */
  readonly field: string;

  constructor(field: string, cause: unknown) {
    super(`The field ${field} cannot be read.`, { cause });
    this.name = 'FieldUnreadable';
    this.field = field;
  }
}
