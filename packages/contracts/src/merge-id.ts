import { z } from 'zod';

export const MergeId = z
  .string()
  .regex(/^mrg_[0-9a-z]{26}$/)
  .meta({ id: 'MergeId', example: 'mrg_01k4x8m2q0abcdefghjkmnpqrs' });
