domain Known {
  value Int @notNull
}

domain Given {
  value Int @default(7) @notNull
}

model Deal {
  id       Int    @id
  known    Known?
  given    Given
  perhaps  Given?
  filled   Known? @backfill("id * 2")
  computed Given  @backfill("id * 3")
}
