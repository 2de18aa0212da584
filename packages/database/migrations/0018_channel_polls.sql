ALTER TABLE "channel_accounts" ADD COLUMN "poll_cursor" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "named_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "conversations_unnamed" ON "conversations" USING btree ("created_at") WHERE "conversations"."named_at" is null;