namespace ChatbotMonitor.Scorecards;

/// <summary>A piece of a report, whatever file it is written to; a closed set.</summary>
abstract record Block
{
    Block()
    {
    }

    /// <summary>A heading of level 1 (a section) to 3.</summary>
    public sealed record Heading(int Level, string Words) : Block;

    /// <summary>A paragraph; a note is smaller.</summary>
    public sealed record Paragraph(string Words, bool IsNote = false) : Block;

    /// <summary>A list.</summary>
    public sealed record Points(IReadOnlyList<string> Items, bool Large = false) : Block;

    /// <summary>What somebody said.</summary>
    public sealed record Quote(string Words) : Block;

    /// <summary>A table; a cell is null where it is not shown.</summary>
    /// <param name="Name">What it is called; a sheet's name, too.</param>
    /// <param name="Columns">Its columns.</param>
    /// <param name="Rows">Its rows, a cell a column.</param>
    public sealed record Table(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<string?[]> Rows) : Block;

    /// <summary>A picture; drawn when it is written.</summary>
    /// <param name="Svg">As SVG, without a declaration.</param>
    /// <param name="Png">As PNG, twice as large.</param>
    /// <param name="Words">What it shows.</param>
    /// <param name="Width">In CSS pixels.</param>
    /// <param name="Height">In CSS pixels.</param>
    public sealed record Picture(Func<string> Svg, Func<byte[]> Png, string Words, int Width, int Height) : Block
    {
        /// <summary>Whether it is a code to be read by a telephone: it stands at the side, and needs no caption.</summary>
        public bool IsCode { get; init; }
    }

    /// <summary>What follows stands on a new page.</summary>
    public sealed record NewPage : Block;
}

/// <summary>A column of a table, and whether its cells are numbers.</summary>
sealed record Column(string Name, bool IsNumber = false);

/// <summary>A report, whatever file it is written to.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Mark">What every page, sheet and table says where the data are invented; else null.</param>
/// <param name="Front">What stands on its title page, line by line.</param>
/// <param name="Blocks">The rest.</param>
sealed record Document(string Title, string Language, string? Mark, IReadOnlyList<string> Front, IReadOnlyList<Block> Blocks)
{
    /// <summary>Whether it is read from afar: large type.</summary>
    public bool IsLarge { get; init; }
}
