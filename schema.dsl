// A marketplace of deals. `schemac migrate dev` brings a database here.

datasource db {
  provider = "postgresql"
}

/// What deals are filed under.
model Category {
  id    Int    @id @default(autoincrement())
  slug  String @unique
  name  String
  deals Deal[]

  @@map("categories")
}

/// An offer that people can take up while it lasts.
model Deal {
  id         BigInt     @id @default(autoincrement())
  title      String
  city       String
  price      Decimal    @db.Decimal(10, 2)
  status     DealStatus @default(draft)
  categoryId Int        @map("category_id")
  category   Category   @relation(fields: [categoryId], references: [id])
  startsAt   DateTime   @default(now()) @map("starts_at") @db.Timestamptz(6)
  endsAt     DateTime?  @map("ends_at") @db.Timestamptz(6)

  @@index([city])
  @@index([categoryId])
  @@map("deals")
}

/// Where a deal stands in its life.
enum DealStatus {
  draft
  live
  ended

  @@map("deal_status")
}
