/** Where 112 is not the number to call. */
const others: Record<string, string> = {
  US: '911', CA: '911', MX: '911', AR: '911', CL: '131', GB: '999', IE: '112', AU: '000', NZ: '111', JP: '119',
  KR: '119', CN: '120', HK: '999', SG: '995', MY: '999', TH: '1669', VN: '115', PH: '911', BR: '192', BD: '999',
  LK: '1990', PK: '1122', NP: '102', KE: '999', GH: '112', EG: '123', MA: '150', TN: '190', SA: '997', QA: '999',
} // biome-ignore format: a table

export const emergencyNumber = (country: string) => others[country] ?? '112'
