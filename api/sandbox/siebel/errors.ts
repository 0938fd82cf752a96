// The errors of the sandbox Siebel: each is an HTTP status and the text that Siebel puts into ERROR. Data-manager errors carry
// Siebel's own code and come as 500, as a real server sends them.

/** An answer that is not a success. `message` is what the caller reads in ERROR. */
export class SiebelError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'SiebelError';
    this.status = status;
  }
}

function dataError(code: string, text: string): SiebelError {
  return new SiebelError(500, `SBL-DAT-${code}: ${text}`);
}

/** An empty result, or a record that is not there. */
export function noData(): SiebelError {
  return new SiebelError(404, 'There is no data for the requested resource');
}

/** A write to a record that is not there. */
export function noSuchRecord(component: string, id: string): SiebelError {
  return new SiebelError(404, `No record of '${component}' has the Id '${id}'`);
}

/** A business object, component or child that does not exist. */
export function noSuchObject(kind: string, name: string): SiebelError {
  return new SiebelError(
    404,
    `SBL-DAT-00144: Could not find '${kind}' named '${name}'. This object is inactive or nonexistent.`,
  );
}

/** What the sandbox does not play yet; says so instead of guessing. */
export function notSupported(what: string): SiebelError {
  return new SiebelError(501, `The sandbox does not support ${what} yet`);
}

/** A request that is wrong before any record is looked at. */
export function badRequest(text: string): SiebelError {
  return new SiebelError(400, text);
}

/** @param position zero-based place in the search specification where reading stopped. */
export function badSearchSpec(position: number, text: string): SiebelError {
  return dataError('00235', `The search specification could not be read at position ${position}: ${text}`);
}

export function badSortSpec(text: string): SiebelError {
  return dataError('00235', `The sort specification could not be read: ${text}`);
}

export function noSuchField(field: string, component: string): SiebelError {
  return dataError('00398', `Field '${field}' does not exist in definition for business component '${component}'.`);
}

export function readOnlyField(field: string): SiebelError {
  return dataError('00401', `This operation is not available for a read-only field '${field}'.`);
}

export function requiredField(field: string): SiebelError {
  return dataError('00498', `'${field}' is a required field. Please enter a value for the field.`);
}

export function notInPickList(field: string, component: string): SiebelError {
  return dataError(
    '00225',
    `The value entered in field ${field} of buscomp ${component} does not match any value in the bounded pick list.`,
  );
}

export function tooLong(field: string, length: number): SiebelError {
  return dataError('00299', `Value too long for field '${field}' (maximum size ${length}).`);
}

export function badValue(field: string, expected: string): SiebelError {
  return dataError('00359', `The value for field '${field}' is not valid. Please enter ${expected}.`);
}

/** A rule of the component was broken. */
export function ruleBroken(text: string): SiebelError {
  return dataError('00500', text);
}

/** The Mod Id that was sent is not the record's any more. */
export function modifiedByAnother(): SiebelError {
  return dataError(
    '00523',
    'The selected record has been modified by another user since it was retrieved. Please continue.',
  );
}

/** The record that a child row should associate is not there, or is not the only one. */
export function cannotAssociate(child: string, text: string): SiebelError {
  return dataError('00276', `The record cannot be associated in '${child}': ${text}`);
}

export function notPermitted(operation: 'insert' | 'update' | 'delete', component: string): SiebelError {
  return new SiebelError(405, `Business component '${component}' does not allow ${operation}.`);
}
