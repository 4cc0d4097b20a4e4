ALTER TABLE "Deal" DROP CONSTRAINT "Deal_price_check";
INSERT INTO "Deal" VALUES (1, 1), (2, 5);
ALTER TABLE "Deal" ADD CONSTRAINT "Deal_price_check" CHECK (price < 2) NOT VALID;
