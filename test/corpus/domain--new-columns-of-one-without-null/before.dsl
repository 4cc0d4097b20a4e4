domain Known {
  value Int @notNull
}

domain Given {
  value Int @default(7) @notNull
}

model Deal {
  id    Int  @id
  known Int?
}
