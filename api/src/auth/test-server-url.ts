/** The PostgreSQL server of this test run, with its migrated template; `npm test` starts it and names it here. */
export function testServerUrl(): string {
  const url = process.env.SINIA_TEST_DATABASE_URL;
  if (!url) throw new Error('SINIA_TEST_DATABASE_URL: run the tests by `npm test`');
  return url;
}
