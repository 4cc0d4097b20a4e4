datasource db {
  provider = "postgresql"
}

model APIKey {
  id                Int       @id
  userID            Int       @unique(constraint: true)
  category          Int?
  user              users     @relation(fields: [userID], references: [id], onDelete: Cascade, onUpdate: NoAction)
  category_category Category? @relation(fields: [category], references: [id], onDelete: SetDefault, onUpdate: SetDefault)
}

model Category {
  id      Int      @id
  apiKeys APIKey[]
  deals   deals[]
}

model Company {
  id               Int     @id @default(autoincrement())
  ownerId          Int
  user             String?
  owner            users   @relation("Company_owner", fields: [ownerId], references: [id])
  users_by_company users[] @relation("users_company")
}

model Post {
  id           Int       @id @default(autoincrement())
  tags         Tag[]
  posts        Post[]    @relation("friends")
  postsByPosts Post[]    @relation("friends")
  mores        more[]
  olders       older[]
  swappeds     swapped[]
}

model Tag {
  id       String    @id
  posts    Post[]
  mores    more[]
  olders   older[]
  swappeds swapped[]
}

model deals {
  id              Int      @id
  users_id        Int?
  author          Int?
  editor_id       Int?
  code            String?
  tenant          Int
  x               Int?
  y               Int?
  users           users    @relation("deals_users", fields: [id], references: [id], onDelete: NoAction, onUpdate: NoAction)
  users_users_id  users?   @relation("deals_users_users_id", fields: [users_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
  users_author    users?   @relation("deals_users_author", fields: [author], references: [id], onDelete: NoAction, onUpdate: NoAction, deferrable: Deferrable)
  editor          users?   @relation("deals_editor", fields: [editor_id], references: [id], onDelete: Cascade, onUpdate: NoAction, map: "again")
  users_editor_id users?   @relation("deals_users_editor_id", fields: [editor_id], references: [id], onDelete: NoAction, onUpdate: NoAction, deferrable: InitiallyDeferred)
  users_code      users?   @relation("deals_users_code", fields: [code], references: [code], onDelete: NoAction, onUpdate: NoAction)
  category        Category @relation(fields: [tenant], references: [id], onDelete: NoAction, onUpdate: NoAction, validated: false, map: "unchecked")
  users_x_y       users?   @relation("deals_users_x_y", fields: [x, y], references: [a, b], onUpdate: NoAction, onDeleteColumns: [y], match: Full)

  @@unique([x, y], constraint: true)
}

model keyless {
  user_id Int?
  user    users? @relation(fields: [user_id], references: [id], onUpdate: NoAction)
}

model mixed {
  id    Int    @id
  a     Int
  b     Int?
  users users? @relation(fields: [a, b], references: [a, b])
}

model more {
  A    Int
  B    String
  at   DateTime? @db.Date
  post Post      @relation(fields: [A], references: [id], onDelete: Cascade)
  tag  Tag       @relation(fields: [B], references: [id], onDelete: Cascade)

  @@id([A, B], map: "_more_AB_pkey")
  @@index([B], map: "_more_B_index")
  @@map("_more")
}

model older {
  A    Int
  B    String
  post Post   @relation(fields: [A], references: [id], onDelete: Cascade)
  tag  Tag    @relation(fields: [B], references: [id], onDelete: Cascade)

  @@unique([A, B], map: "_older_AB_unique")
  @@index([B], map: "_older_B_index")
  @@map("_older")
}

model swapped {
  A    String
  B    Int
  tag  Tag    @relation(fields: [A], references: [id], onDelete: Cascade)
  post Post   @relation(fields: [B], references: [id], onDelete: Cascade)

  @@id([A, B], map: "_swapped_AB_pkey")
  @@index([B], map: "_swapped_B_index")
  @@map("_swapped")
}

model users {
  id                       Int       @id @default(autoincrement())
  code                     String?   @unique(constraint: true) @db.VarChar(5)
  a                        Int?
  b                        Int?
  manager_id               Int?
  company_id               Int?
  manager                  users?    @relation("users_manager", fields: [manager_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
  company                  Company?  @relation("users_company", fields: [company_id], references: [id])
  apiKey                   APIKey?
  companiesByOwner         Company[] @relation("Company_owner")
  deals_by_users           deals?    @relation("deals_users")
  deals_by_users_users_id  deals[]   @relation("deals_users_users_id")
  deals_by_users_author    deals[]   @relation("deals_users_author")
  deals_by_editor          deals[]   @relation("deals_editor")
  deals_by_users_editor_id deals[]   @relation("deals_users_editor_id")
  deals_by_users_code      deals[]   @relation("deals_users_code")
  deals_by_users_x_y       deals?    @relation("deals_users_x_y")
  keyless                  keyless[]
  mixeds                   mixed[]
  users_by_manager         users[]   @relation("users_manager")

  @@unique([b, a], constraint: true)
}
