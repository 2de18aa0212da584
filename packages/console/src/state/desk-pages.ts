/** What the desk shows: its tickets, or a page in their place, by what stands in the address: `#people`. */
export const DESK_PAGES = ['tickets', 'people', 'calls', 'counter', 'indicators'] as const;
export type DeskPage = (typeof DESK_PAGES)[number];

/** What the page of people shows beside its search, by what stands in the address: `#people/duplicates`. */
export const PEOPLE_VIEWS = ['find', 'duplicates', 'merges'] as const;
export type PeopleView = (typeof PEOPLE_VIEWS)[number];

export const isDeskPage = (name: string | undefined): name is DeskPage =>
  DESK_PAGES.some((page) => page === name);

export const isPeopleView = (name: string | undefined): name is PeopleView =>
  PEOPLE_VIEWS.some((view) => view === name);
