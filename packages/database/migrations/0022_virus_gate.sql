ALTER TABLE "attachments" ADD COLUMN "scan" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "virus" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "scan_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "scanned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "scan_failure" text;--> statement-breakpoint
CREATE INDEX "attachments_to_scan" ON "attachments" USING btree ("scan_due_at") WHERE "attachments"."scan" = 'waiting';--> statement-breakpoint
CREATE INDEX "attachments_scanned" ON "attachments" USING btree ("scanned_at") WHERE "attachments"."scanned_at" is not null;