collation sorted {
  provider = Builtin
  locale   = "C.UTF-8"
}

collation gone {
  provider = Libc
  locale   = "POSIX"
}

model T {
  id   Int    @id
  name String @collate("sorted")
}
