"""How much one file may ask of the machine."""

FILE_BYTES = 15 << 20

# Inside a zip (xlsx, ods)
ENTRIES = 2_000
ENTRY_BYTES = 150 << 20
ALL_BYTES = 200 << 20
RATIO = 100
RATIO_MATTERS_FROM = 1 << 20  # small parts of repeated text compress better than that

# Inside a sheet; Excel itself goes to 1,048,576 rows and 16,384 columns
ROWS = 200_000
COLUMNS = 200
CELLS = 3_000_000
SHEETS = 300
CELL_CHARACTERS = 32_767  # Excel's own
TEXT_BYTES = 150 << 20  # of everything that was read, as JSON

# The process that reads
MEMORY_BYTES = 512 << 20
CPU_SECONDS = 15
WALL_SECONDS = 60.0

# What a file is read as
WORKBOOK = b"W"
DOCUMENT = b"D"
