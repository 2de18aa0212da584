DROP INDEX "directory_customers_words";--> statement-breakpoint
ALTER TABLE "directory_keys" ALTER COLUMN "value" SET DATA TYPE text collate "C";--> statement-breakpoint
ALTER TABLE "directory_customers" DROP COLUMN "words";--> statement-breakpoint
TRUNCATE "directory_customers", "directory_keys", "directory_contracts";--> statement-breakpoint
UPDATE "directory_connections" SET "cursor" = NULL, "full_due_at" = now(), "changes_due_at" = now();
