CREATE TABLE "channel_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"external_id" text NOT NULL,
	"group_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" text NOT NULL,
	"token_expires_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"last_event_at" timestamp with time zone,
	"last_sent_at" timestamp with time zone,
	"last_error" text,
	"last_error_at" timestamp with time zone,
	"breaker" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channel_events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"envelope_id" text NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"provider_id" text NOT NULL,
	"order_key" text NOT NULL,
	"event" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text,
	"last_error" text,
	"ticket_id" text
);
--> statement-breakpoint
CREATE TABLE "channel_templates" (
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"category" text NOT NULL,
	"body" text NOT NULL,
	"parameters" integer NOT NULL,
	"reason" text,
	"notice" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_templates_account_id_name_language_pk" PRIMARY KEY("account_id","name","language")
);
--> statement-breakpoint
CREATE TABLE "conversation_aliases" (
	"account_id" text NOT NULL,
	"alias" text NOT NULL,
	"conversation_id" text NOT NULL,
	CONSTRAINT "conversation_aliases_account_id_alias_pk" PRIMARY KEY("account_id","alias")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"channel" text NOT NULL,
	"is_public" boolean DEFAULT false NOT NULL,
	"ids" text[] NOT NULL,
	"name" text,
	"address" text,
	"facts" jsonb NOT NULL,
	"ticket_id" text,
	"last_customer_at" timestamp with time zone,
	"open_until" timestamp with time zone,
	"held_elsewhere" boolean DEFAULT false NOT NULL,
	"unreachable_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_parts" (
	"delivery_id" text NOT NULL,
	"part" integer NOT NULL,
	"account_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"correlation" text NOT NULL,
	"digest" text,
	"provider_id" text,
	"status" text NOT NULL,
	"code" text,
	"reason" text,
	"attempted_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	CONSTRAINT "delivery_parts_delivery_id_part_pk" PRIMARY KEY("delivery_id","part")
);
--> statement-breakpoint
CREATE TABLE "media_fetches" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"message_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text,
	"source" jsonb NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_messages" (
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"message_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_messages_account_id_provider_id_pk" PRIMARY KEY("account_id","provider_id")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "conversation_id" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reactions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "original_body" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "conversation_id" text;--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD CONSTRAINT "channel_accounts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_templates" ADD CONSTRAINT "channel_templates_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_aliases" ADD CONSTRAINT "conversation_aliases_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_accounts_external" ON "channel_accounts" USING btree ("channel","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_events_once" ON "channel_events" USING btree ("account_id","kind","provider_id");--> statement-breakpoint
CREATE INDEX "channel_events_due" ON "channel_events" USING btree ("due_at") WHERE "channel_events"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "channel_events_order" ON "channel_events" USING btree ("account_id","order_key","position") WHERE "channel_events"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "channel_events_envelope" ON "channel_events" USING btree ("envelope_id");--> statement-breakpoint
CREATE INDEX "conversations_ticket" ON "conversations" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "conversations_account" ON "conversations" USING btree ("account_id","last_customer_at");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_parts_provider" ON "delivery_parts" USING btree ("account_id","provider_id") WHERE "delivery_parts"."provider_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_parts_correlation" ON "delivery_parts" USING btree ("account_id","correlation");--> statement-breakpoint
CREATE INDEX "delivery_parts_pace" ON "delivery_parts" USING btree ("account_id","attempted_at");--> statement-breakpoint
CREATE INDEX "delivery_parts_conversation" ON "delivery_parts" USING btree ("conversation_id","attempted_at");--> statement-breakpoint
CREATE INDEX "delivery_parts_unknown" ON "delivery_parts" USING btree ("attempted_at") WHERE "delivery_parts"."status" in ('sending', 'unknown');--> statement-breakpoint
CREATE INDEX "media_fetches_message" ON "media_fetches" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "media_fetches_due" ON "media_fetches" USING btree ("due_at") WHERE "media_fetches"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "provider_messages_message" ON "provider_messages" USING btree ("message_id");