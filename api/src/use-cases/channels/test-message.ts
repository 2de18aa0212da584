/** What the ids of test messages begin with: what is told of them is about no delivery. */
export const TEST_PREFIX = 'test_';

export const isTestId = (deliveryId: string): boolean => deliveryId.startsWith(TEST_PREFIX);

export const isTest = (correlation: string | null): boolean =>
  correlation?.startsWith(`out:${TEST_PREFIX}`) ?? false;
