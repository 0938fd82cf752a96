// The lengths of Siebel's contact and address fields (docs/siebel-objects.md). Longer text is cut: the base of each side is what that side
// holds, so a cut value is no change and never comes back over the longer one.

export const CONTACT_LENGTHS: Readonly<Record<string, number>> = {
  'First Name': 50,
  'Middle Name': 50,
  'Last Name': 50,
  'M/M': 15,
  'Job Title': 75,
  'Email Address': 100,
  'Work Phone #': 40,
  'Home Phone #': 40,
  'Cellular Phone #': 40,
  'Fax Phone #': 40,
  Account: 100,
  'Account Location': 50,
  Assistant: 50,
  Manager: 50,
  Comment: 255,
};

export const ADDRESS_LENGTHS = {
  'Street Address': 200,
  'Street Address 2': 100,
  City: 50,
  State: 10,
  'Postal Code': 30,
  Country: 30,
} as const;
