CREATE TABLE "graph_readings" (
	"mailbox_id" text PRIMARY KEY NOT NULL,
	"delta_link" text,
	"client_state" text NOT NULL,
	"subscription_id" text,
	"subscription_until" timestamp with time zone,
	"subscription_renew" boolean DEFAULT false NOT NULL,
	"subscription_error" text,
	"subscription_tried_at" timestamp with time zone,
	"last_told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "graph_sends" (
	"message_id" text PRIMARY KEY NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"draft_id" text
);
--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "graph" text;--> statement-breakpoint
ALTER TABLE "graph_readings" ADD CONSTRAINT "graph_readings_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "graph_sends_age" ON "graph_sends" USING btree ("attempted_at");