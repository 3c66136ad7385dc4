/**
 * States and union territories by the codes of ISO 3166-2 since 2023-11-23, with the codes that a few had before.
 * `union` marks union territories without a legislature, which levy UTGST in place of SGST; Delhi, Puducherry and Jammu
 * and Kashmir levy SGST. `drinkingAge` and `liquorDelivery` are from the excise law of the place.
 */
interface State {
  name: string
  formerly?: readonly string[]
  union?: true
  drinkingAge?: number
  liquorDelivery?: true
}

export const states: Readonly<Record<string, State>> = {
  'IN-AN': { name: 'Andaman and Nicobar Islands', union: true },
  'IN-AP': { name: 'Andhra Pradesh' },
  'IN-AR': { name: 'Arunachal Pradesh' },
  'IN-AS': { name: 'Assam' },
  'IN-BR': { name: 'Bihar' },
  'IN-CG': { name: 'Chhattisgarh', formerly: ['IN-CT'] },
  'IN-CH': { name: 'Chandigarh', union: true, drinkingAge: 25 },
  'IN-DH': { name: 'Dadra and Nagar Haveli and Daman and Diu', formerly: ['IN-DN', 'IN-DD'], union: true },
  'IN-DL': { name: 'Delhi', drinkingAge: 25 },
  'IN-GA': { name: 'Goa', drinkingAge: 18 },
  'IN-GJ': { name: 'Gujarat' },
  'IN-HP': { name: 'Himachal Pradesh', drinkingAge: 18 },
  'IN-HR': { name: 'Haryana' },
  'IN-JH': { name: 'Jharkhand' },
  'IN-JK': { name: 'Jammu and Kashmir' },
  'IN-KA': { name: 'Karnataka' },
  'IN-KL': { name: 'Kerala', drinkingAge: 23 },
  'IN-LA': { name: 'Ladakh', union: true },
  'IN-LD': { name: 'Lakshadweep', union: true },
  'IN-MH': { name: 'Maharashtra', drinkingAge: 25 },
  'IN-ML': { name: 'Meghalaya' },
  'IN-MN': { name: 'Manipur' },
  'IN-MP': { name: 'Madhya Pradesh' },
  'IN-MZ': { name: 'Mizoram' },
  'IN-NL': { name: 'Nagaland' },
  'IN-OD': { name: 'Odisha', formerly: ['IN-OR'], liquorDelivery: true },
  'IN-PB': { name: 'Punjab', drinkingAge: 25 },
  'IN-PY': { name: 'Puducherry', drinkingAge: 18 },
  'IN-RJ': { name: 'Rajasthan', drinkingAge: 18 },
  'IN-SK': { name: 'Sikkim', drinkingAge: 18 },
  'IN-TN': { name: 'Tamil Nadu' },
  'IN-TR': { name: 'Tripura' },
  'IN-TS': { name: 'Telangana', formerly: ['IN-TG'] },
  'IN-UK': { name: 'Uttarakhand', formerly: ['IN-UT'] },
  'IN-UP': { name: 'Uttar Pradesh' },
  'IN-WB': { name: 'West Bengal', liquorDelivery: true },
}
