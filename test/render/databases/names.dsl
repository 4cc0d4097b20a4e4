datasource db {
  provider = "postgresql"
}

model String_ {
  id Int @id

  @@map("String")
}

model a_very_long_table_name_that_goes_on_and_on {
  another_quite_long_column_name                                         Int?
  id                                                                     Int                                          @id
  parent_with_a_long_name_id                                             Int?
  parent_with_a_long_name                                                a_very_long_table_name_that_goes_on_and_on?  @relation("a_very_long_table_name_that_goes_on_and_on_parent_with_a_long_name", fields: [parent_with_a_long_name_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
  a_very_long_table_name_that_goes_on_and_ons_by_parent_with_a_long_name a_very_long_table_name_that_goes_on_and_on[] @relation("a_very_long_table_name_that_goes_on_and_on_parent_with_a_long_name")

  @@index([another_quite_long_column_name, id])
}

model class_ {
  id        Int        @id
  hidden_2s hidden_2[]

  @@map("class")
}

model empty {
}

model hidden {
  id Int @id
}

model hidden_2 {
  id       Int     @id
  class_id Int?
  class    class_? @relation(fields: [class_id], references: [id], onDelete: NoAction, onUpdate: NoAction)

  @@map("_hidden")
}

model model {
  id Int @id

  @@map("日本")
}

model no_key {
  x Int
  y String? @unique(constraint: true)
}

model quote__d {
  co_l Int @id(map: "odd \"name") @map("co\"l")

  @@map("quote \"d")
}

model using_ {
  id Int @id

  @@map("using")
}

model weird_table {
  a_b_2  Int     @id @map("a b")
  a_b    Int?
  a_b_3  Int?    @map("a-b")
  n1x    Int?    @map("1x")
  u      Int?    @map("_u")
  Uni    String? @map("Ünï")
  field  String? @map("日本")
  select Int?
  emoji_ Int?    @map("emoji😀")
  mood   Mood    @default(so_so)
  moods  Mood[]  @default([sad, it_s])
  yes    Mood?   @default(true_)

  @@map("weird table")
}

enum Mood {
  sad
  so_so @map("so so")
  n2fa  @map("2fa")
  true_ @map("true")
  Uni   @map("Ünï")
  it_s  @map("it's")
}
