/** Most characters of each text of a directory. */
export const MOST_CHARACTERS: {
  readonly name: number;
  readonly shortName: number;
  readonly place: number;
  readonly email: number;
  readonly phone: number;
  readonly website: number;
  readonly note: number;
  readonly title: number;
  readonly holder: number;
  readonly contact: number;
} = {
  name: 300,
  shortName: 40,
  place: 120,
  email: 254,
  phone: 80,
  website: 500,
  note: 4000,
  title: 200,
  holder: 200,
  contact: 300,
};
