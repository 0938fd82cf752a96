// Subjects for companies made by size. Data only; a customer and a number are added.

export const SIZED_SUBJECTS = [
  'Quarterly business review', 'Price negotiation', 'Delivery schedule', 'Design review', 'Site inspection', 'Contract renewal',
  'Spare parts planning', 'Commissioning', 'Safety briefing', 'Acceptance test', 'Product demonstration', 'Complaint follow-up',
  'Budget round', 'Training for operators',
] as const; // prettier-ignore

export const SIZED_TASKS = [
  'Send quotation', 'Write visit report', 'Check credit limit', 'Order sample parts', 'Update price list', 'Answer complaint',
  'Collect drawings', 'Prepare tender', 'Confirm delivery date', 'Review contract draft', 'Plan maintenance', 'Close out order',
] as const; // prettier-ignore
