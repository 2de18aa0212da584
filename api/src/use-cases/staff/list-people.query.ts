import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readPeople } from './people-store.ts';
import { Person, personView } from './person-view.ts';

/** Everybody of the staff, with the seats that are used and bought. */
export const listPeople = defineQuery({
  name: 'listPeople',
  permission: 'staff.write',
  input: z.object({}),
  output: z.object({ people: z.array(Person), seats: z.object({ used: z.int(), bought: z.int() }) }),
  async run({ dependencies: { db, settings } }) {
    const people = (await readPeople(db)).map(personView);
    const used = people.filter(({ usesSeat }) => usesSeat).length;
    return { people, seats: { used, bought: settings.seats } };
  },
});
