import { type Demo, launch } from '@sinia/launcher';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Sínia of all journeys: each brings people, addresses and subjects of its own. */
    demo: Demo;
  }
}

/** Runs once before the journeys: what starts a whole house takes longer than most of them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const house = await launch();
  project.provide('demo', house.demo);
  return house.stop;
}
