// The errors of the sandbox Siebel: each is an HTTP status and the text that Siebel puts into ERROR. Business errors end with
// Siebel's own code in parentheses and come as 500, as a real server sends them.

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
  return new SiebelError(500, `${text}(SBL-DAT-${code})`);
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
    `Could not find '${kind}' named '${name}'. This object is inactive or nonexistent.(SBL-DAT-00144)`,
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

/** A list of records of which one is not there: nothing is done. */
export function noRows(component: string): SiebelError {
  return new SiebelError(
    400,
    `No rows retrieved corresponding to the business component '${component}'(SBL-EAI-04378)`,
  );
}

/** An insert of a record whose user key another record has. @param key the fields of the key with their values. */
export function alreadyThere(component: string, key: readonly (readonly [string, string])[]): SiebelError {
  const spec = key.map(([name, value]) => `[${name}] = "${value.replaceAll('"', '""')}"`).join(' AND ');
  return new SiebelError(
    500,
    `Insert operation on integration component '${component}' failed because a matching record in Business Component '${component}' with search specification '${spec}' was found.(SBL-EAI-04383)`,
  );
}

/** An update that would give a record the user key of another. */
export function identicalRecord(): SiebelError {
  return dataError(
    '00381',
    'A record that contains identical values to the record you have created already exists. If you would like to enter a new record, please ensure that the field values are unique.',
  );
}

/** The database gave up: too slow, or too many writers of the same records. */
export function databaseBusy(text: string): SiebelError {
  return dataError('00565', `The database could not carry out the operation: ${text}`);
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
