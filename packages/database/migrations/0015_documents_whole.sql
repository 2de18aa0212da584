-- A contact is found by a document as a whole, among its identities; no more by how one begins.
UPDATE "contact_search" AS "found" SET "document" = ts_delete("found"."document", "known"."words")
FROM (
	SELECT "own"."id", array_agg(lower("held"."value")) AS "words"
	FROM "contacts" "own"
		JOIN "contacts" "part" ON "part"."root_id" = "own"."root_id"
		JOIN "contact_identities" "held" ON "held"."contact_id" = "part"."id" AND "held"."kind" = 'documentId'
	GROUP BY "own"."id"
) AS "known"
WHERE "found"."contact_id" = "known"."id";
