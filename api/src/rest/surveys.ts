import { createRoute } from '@hono/zod-openapi';
import { AnsweredSurvey, AnswerSurveyBody, Survey } from '@sinia/contracts';
import { answerSurvey } from '../use-cases/surveys/answer-survey.ts';
import { getSurvey } from '../use-cases/surveys/get-survey.query.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const tags = ['Surveys'];

export const surveyRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/surveys',
      operationId: 'getSurvey',
      summary: 'Read the survey that the bearer token is for',
      tags,
      responses: { 200: json(Survey, 'What is asked about.'), ...refusals },
    }),
    async (c) => c.json(await getSurvey.execute(contextOf(c), {}), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/surveys',
      operationId: 'answerSurvey',
      summary: 'Rate the service, once',
      tags,
      request: { headers: IdempotencyHeader, body: jsonBody(AnswerSurveyBody) },
      responses: { 201: json(AnsweredSurvey, 'Thank you.'), ...writeRefusals },
    }),
    async (c) => {
      const answer = c.req.valid('json');
      return c.json(await answerSurvey.execute(contextOf(c), answer, idempotencyOf(c, answer)), 201);
    },
  );
