CREATE TABLE "call_aliases" (
	"exchange_id" text NOT NULL,
	"exchange_call" text NOT NULL,
	"call_id" text NOT NULL,
	CONSTRAINT "call_aliases_exchange_id_exchange_call_pk" PRIMARY KEY("exchange_id","exchange_call")
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange_id" text NOT NULL,
	"event_key" text NOT NULL,
	"source" text NOT NULL,
	"raw" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone,
	"last_error" text,
	"call_id" text,
	"fact" jsonb
);
--> statement-breakpoint
CREATE TABLE "call_issues" (
	"exchange_id" text NOT NULL,
	"issue" text NOT NULL,
	"day" date NOT NULL,
	"count" bigint NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_issues_exchange_id_issue_day_pk" PRIMARY KEY("exchange_id","issue","day")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange_id" text NOT NULL,
	"exchange_call" text NOT NULL,
	"merged_into_id" text,
	"direction" text NOT NULL,
	"phase" text NOT NULL,
	"outcome" text,
	"closing" text NOT NULL,
	"caller_kind" text NOT NULL,
	"number" text,
	"caller_name" text,
	"line" text,
	"queue_id" text,
	"queue_name" text,
	"started_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"wait_seconds" integer,
	"ring_seconds" integer,
	"talk_seconds" integer,
	"hold_seconds" integer,
	"agent_id" text,
	"extension" text,
	"priority" text,
	"rating" integer,
	"rated_at" timestamp with time zone,
	"consent" boolean,
	"consent_at" timestamp with time zone,
	"recording_id" text,
	"recording_seconds" integer,
	"stale" boolean NOT NULL,
	"cut_while_waiting" boolean NOT NULL,
	"details" jsonb NOT NULL,
	"contact_id" text,
	"ticket_id" text,
	"settled_as" text,
	"settled_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"secrets" jsonb NOT NULL,
	"token_hash" "bytea",
	"addresses" text[] DEFAULT '{}' NOT NULL,
	"last_event_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchanges_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"extension" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_aliases_call" ON "call_aliases" USING btree ("call_id");--> statement-breakpoint
CREATE UNIQUE INDEX "call_events_once" ON "call_events" USING btree ("exchange_id","event_key");--> statement-breakpoint
CREATE INDEX "call_events_due" ON "call_events" USING btree ("due_at") WHERE "call_events"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "call_events_call" ON "call_events" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "calls_started" ON "calls" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "calls_going_on" ON "calls" USING btree ("started_at") WHERE "calls"."phase" <> 'ended';--> statement-breakpoint
CREATE INDEX "calls_look" ON "calls" USING btree ("look_at") WHERE "calls"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "calls_number" ON "calls" USING btree ("number","started_at") WHERE "calls"."number" is not null;--> statement-breakpoint
CREATE INDEX "calls_contact" ON "calls" USING btree ("contact_id","started_at") WHERE "calls"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "calls_ticket" ON "calls" USING btree ("ticket_id") WHERE "calls"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "extensions_user" ON "extensions" USING btree ("user_id");