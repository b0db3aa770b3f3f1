import { restaurantCards } from './restaurant-cards'
import { restaurantUnnamed } from './restaurant-unnamed'
import type { Story } from './story'

/** A restaurant chain in English: two sites, 26 people. */
export const restaurant: Story = {
  id: '01939f1e-5a00-7c2e-9b47-f15d83c06e72',
  organisation: { name: 'Harbour Kitchen', country: 'GB', locale: 'en', timeZone: 'Europe/London' },
  sites: [
    {
      name: 'Harbour Kitchen Docks',
      address: '4 Quay Street, Bristol',
      headcount: 38,
      emergencyName: 'Duty manager',
      emergencyPhone: '0117 496 0104',
      locations: ['Hot line', 'Dish room', 'Cold store', 'Bar', 'Dining room'],
    },
    {
      name: 'Harbour Kitchen Central',
      address: '81 Corn Street, Bristol',
      headcount: 46,
      emergencyName: 'Duty manager',
      emergencyPhone: '0117 496 0181',
      locations: ['Hot line', 'Pastry', 'Delivery yard', 'Cellar', 'Dining room'],
    },
  ],
  people: [
    { name: 'Grace Bennett', position: 'Managing director', role: 'OWNER', email: 'owner@harbour.example' },
    {
      name: 'Tom Hughes',
      position: 'Health and safety manager',
      role: 'SAFETY_OFFICER',
      email: 'officer@harbour.example',
    },
    {
      name: 'Priya Nair',
      position: 'Food safety lead',
      role: 'SAFETY_OFFICER',
      email: 'nair@harbour.example',
    },
    {
      name: 'Marco Rossi',
      position: 'Head chef, Docks',
      role: 'SUPERVISOR',
      email: 'supervisor@harbour.example',
      site: 0,
    },
    {
      name: 'Ella Wright',
      position: 'General manager, Central',
      role: 'SUPERVISOR',
      email: 'wright@harbour.example',
      site: 1,
    },
    {
      name: 'James Osei',
      position: 'Operations director',
      role: 'EXECUTIVE',
      email: 'director@harbour.example',
    },
    { name: 'Chloe Martin', position: 'People manager', role: 'ADMIN', email: 'admin@harbour.example' },
  ],
  boxes: [
    { name: 'Box at the staff door', site: 0, location: 1 },
    { name: 'Box by the cold store', site: 0, location: 2, neglected: true },
    { name: 'Box in the delivery yard', site: 1, location: 2 },
  ],
  kiosks: [
    { name: 'Tablet at the staff door', site: 0, location: 1 },
    { name: 'Tablet in the delivery yard', site: 1, location: 2 },
  ],
  workers: {
    names: [
      'Liam Carter',
      'Sofia Mendes',
      'Noah Evans',
      'Amira Khan',
      'Jack Foster',
      'Yuki Tanaka',
      'Oliver Reid',
      'Zara Ahmed',
      'Daniel Novak',
      'Hannah Price',
      'Kofi Mensah',
      'Isla Graham',
      'Ben Walsh',
      'Maria Silva',
      'Ruby Clarke',
      'Adam Kowalski',
      'Freya Doyle',
      'Samuel Obi',
      'Nina Petrova',
    ],
    positions: ['Line cook', 'Kitchen porter', 'Waiter', 'Bartender', 'Pastry chef', 'Delivery driver'],
  },
  anonymous: restaurantUnnamed,
  cards: restaurantCards,
  texts: {
    question: 'Thanks for this. Was the fryer still on at the time, and which side of the line?',
    answer: 'It was on, left side, just before the lunch service.',
    reject:
      'This is a maintenance request for the coffee machine; we passed it on to facilities. Thank you for telling us.',
    close: 'The cause is gone and everybody heard about it at the pre-shift briefing.',
    evidence: 'Done and checked by the shift lead; picture in the kitchen log.',
    returned: 'The mat still slides on the tiles: please fix its edge and show it again.',
    comment: 'Central has the same floor. Let us look there too.',
    lower: 'The oil had already cooled down to room temperature.',
  },
}
