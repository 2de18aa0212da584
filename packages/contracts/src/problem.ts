import { z } from 'zod';

export const FieldProblem = z.object({ pointer: z.string(), code: z.string(), detail: z.string() }).meta({
  id: 'FieldProblem',
  example: { pointer: '/subject', code: 'too_small', detail: "Escrigui l'assumpte." },
});

/** RFC 9457 with our stable `code`; `detail` in the caller's language. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(FieldProblem).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'What went wrong (RFC 9457). Branch on `code`; `detail` is for people.',
    example: {
      type: '/docs/problems#not_found',
      title: 'not_found',
      status: 404,
      detail: 'No hem trobat el que demana.',
      code: 'not_found',
      requestId: 'req_01k4x0000000000000000000aa',
    },
  });
export type Problem = z.infer<typeof Problem>;
