/** What English cases, customers and timelines are put together from. */
export const firstNames = [
  'James',
  'Mary',
  'Robert',
  'Patricia',
  'John',
  'Jennifer',
  'Michael',
  'Linda',
  'David',
  'Elizabeth',
  'Priya',
  'Ahmed',
  'Sofia',
  'Lucas',
  'Emma',
  'Noah',
  'Olivia',
  'Mateo',
  'Zoë',
  'Søren',
  'Chloé',
  'Ivan',
  'Yuki',
  'Grace',
];
export const lastNames = [
  'Smith',
  'Johnson',
  'Brown',
  'Garcia',
  'Miller',
  'Davis',
  'Wilson',
  'Taylor',
  'Nguyen',
  'Kowalski',
  'Müller',
  "O'Brien",
  'Patel',
  'Hansen',
  'Rossi',
  'Silva',
  'Novak',
  'Fischer',
  'Dubois',
  'Tanaka',
  'Khan',
  'Moreau',
];
export const products = [
  'washing machine',
  'water filter',
  'robot vacuum',
  'air purifier',
  'boiler',
  'router',
  'rice cooker',
  'cooker hood',
  'smart lock',
  'fridge',
  'toothbrush',
  'dishwasher',
  'air conditioner',
  'gas stove',
  'hair dryer',
  'smart watch',
  'membership',
  'broadband plan',
  'mattress',
  'car seat',
];
/** Each with the words its description begins with. The first ones are the most common. */
export const problems = [
  [
    'refund has not arrived',
    'I asked for a refund last week and was told it takes three to five working days. Nothing has arrived on my card or my account.',
  ],
  [
    'will not charge',
    'It stopped charging last night. I tried two sockets and another cable; the light keeps blinking red.',
  ],
  [
    'delivery is stuck',
    'The parcel has not moved for four days and the courier says it cannot find the tracking number.',
  ],
  [
    'arrived damaged',
    'When I opened the box this morning the casing was cracked, although the packaging looked fine from outside.',
  ],
  [
    'warranty question',
    'I bought this about fourteen months ago. Is it still under warranty, and is a new main board free of charge?',
  ],
  [
    'invoice cannot be issued',
    'The page says that the title is wrong. I checked the tax number three times and our accountants need it by the end of the month.',
  ],
  [
    'asks for a replacement',
    'It was repaired three times for the same fault and breaks again within two weeks. I would like a new one instead.',
  ],
  [
    'technician did not show up',
    'The appointment was between nine and eleven. I waited until two, nobody came and nobody answered the phone.',
  ],
  [
    'leaking water',
    'Water keeps dripping from the bottom and the floor is already swollen. It only stopped when I closed the valve.',
  ],
  [
    'charged twice',
    'I see two identical payments this month, one on the first and one on the third, but I have only one subscription.',
  ],
  [
    'cannot connect to the network',
    'Since I changed the wireless password it does not connect any more. I reset it twice; the app stops at ninety percent.',
  ],
  [
    'suggestion: dark mode',
    'Very happy after half a year, but the screen is far too bright at night. A dark mode would help.',
  ],
] as const;
export const circumstances = [
  'My order number is %d.',
  'I sent the photos by chat already.',
  'I called twice and was promised a call back.',
  'The serial number is %d.',
  'Please call after six in the evening, I cannot answer at work.',
  'I bought it in a shop and still have the receipt.',
  'Could you send me a spare one in the meantime?',
  'I tried every step on page %d of the manual.',
  'Please pass this on to a supervisor.',
];
export const tags = [
  'refund',
  'delivery',
  'warranty',
  'invoice',
  'exchange',
  'installation',
  'billing',
  'software',
  'spare part',
  'second call',
];
export const answers = [
  'Thank you for waiting. The refund will be on your card within two working days.',
  'I am sorry for the trouble. A technician will call you before three this afternoon.',
  'Could you send us a photo of the serial number and the receipt? Then we can arrange a replacement.',
  'A spare filter is on its way; you will get the tracking number by text message.',
];
export const customerWords = [
  'Thanks, I will wait then.',
  'Still nothing. When will this be sorted out?',
  'It works again, thank you for your help.',
  'I have sent the pictures.',
];
export const notes = [
  'Customer is upset, promised a call back today.',
  'Checked with the warehouse: one part was missing.',
  'Within warranty, free visit applies.',
  'Third call about the same fault, should go to the lead.',
];
export const customerNotes = [
  'Prefers e-mail over calls.',
  'Available after six in the evening.',
  'Complained about a delay before; call back in time.',
];
export const organisationNames = [
  'Northwind',
  'Harbour',
  'Evergreen',
  'Bluestone',
  'Redwood',
  'Summit',
  'Lakeside',
  'Orchard',
];
export const organisationKinds = ['Hotels', 'Retail', 'Logistics', 'Clinics', 'Schools', 'Catering'];

/** A sentence of their own, so that no two stories are alike: when, who, what they did, what came of it. */
export const whens = [
  'Last Wednesday',
  'After the power cut',
  'On New Year',
  'When we moved house',
  'Since the last update',
  'This morning',
  'During the holidays',
  'Late at night',
];
export const whos = [
  'my wife',
  'a neighbour',
  'the electrician',
  'your shop manager',
  'the delivery driver',
  'my father',
  'our landlord',
  'the engineer',
];
export const deeds = [
  'read the manual from cover to cover',
  'pulled the plug and waited ten minutes',
  'put in new batteries',
  'opened the back with a screwdriver',
  'waited in the hotline three times',
  'rinsed and dried the filter',
  'recorded a short video',
  'checked the pipes in the wall',
];
export const results = [
  'and nothing changed.',
  'but it came back after a few days.',
  'and now it shows error E%d.',
  'and the noise got worse.',
  'and the lid does not close any more.',
  'but nobody gave us a date for the part.',
  'and it beeped twice and went dark.',
  'and the deposit was not paid back either.',
];
