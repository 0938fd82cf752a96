// What opportunities and service requests are about. Data only; the company speaks English in these lists, as in Siebel.

export const OPPORTUNITY_NAMES = [
  'Replacement of process pumps', 'Frame contract spare parts', 'Service contract, five years', 'Energy retrofit of pump house',
  'CX-400 pilot installation', 'Remote monitoring roll-out', 'Dosing skids phase 2', 'Emergency bilge pumps', 'Sludge line extension',
  'Clean-in-place unit', 'Booster station', 'Cooling water pumps',
] as const; // prettier-ignore

export const SALES_STAGES = [
  '01 - Prospecting', '02 - Potential Lead', '03 - Qualification', '04 - Opportunity', '05 - Building Vision', '06 - Short List',
  '07 - Selected', '08 - Negotiation', '09 - Closed/Won',
] as const; // prettier-ignore

export const SERVICE_REQUEST_ABSTRACTS = [
  'Mechanical seal leaks after 400 hours', 'Vibration alarm at full load', 'Wrong impeller delivered', 'Frequency converter trips on start',
  'Bearing temperature above limit', 'Certificate 3.1 missing with delivery', 'Coupling guard damaged in transit',
  'Commissioning support requested', 'Pump does not reach rated head', 'Spare parts list out of date',
] as const; // prettier-ignore

export const SERVICE_REQUEST_STATUSES = ['Open', 'In Progress', 'Pending', 'Closed'] as const;
export const SERVICE_REQUEST_SEVERITIES = ['1-Critical', '2-High', '3-Medium', '4-Low', '5-Question'] as const;
