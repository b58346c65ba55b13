using System.Text.Json;
using System.Text.Json.Serialization;

namespace UsmeAprende.Certificates.Design;

/// <summary>
/// How certificates look and what they say besides the facts of each. A coordinator changes it; each certificate keeps the one with which
/// it was issued (R26).
/// </summary>
public sealed record CertificateDesign
{
    public const int LineLength = 120;
    public const int ParagraphLength = 400;

    // In reading order.
    private static readonly CertificateBlock[] AllBlocks = Enum.GetValues<CertificateBlock>();

    public required string Entity { get; init; }

    public required string Programme { get; init; }

    public required string Title { get; init; }

    /// <summary>Before the holder's name.</summary>
    public required string Opening { get; init; }

    /// <summary>Before the title of a course: what the person did.</summary>
    public required string CourseSentence { get; init; }

    /// <summary>Before the title of a gathering.</summary>
    public required string GatheringSentence { get; init; }

    /// <summary>A paragraph of the entity's own, such as the resolution that allows it; may be empty.</summary>
    public required string Note { get; init; }

    public required string City { get; init; }

    /// <summary>The small print; may be empty.</summary>
    public required string Clause { get; init; }

    /// <summary>What is printed, in this order.</summary>
    public required IReadOnlyList<PlacedBlock> Blocks { get; init; }

    public required CertificateColours Colours { get; init; }

    public required bool HasFrame { get; init; }

    public required bool HasMountains { get; init; }

    /// <summary>The blocks that no certificate goes without.</summary>
    public static IReadOnlyList<CertificateBlock> NeededBlocks { get; } =
    [CertificateBlock.Entity, CertificateBlock.Title, CertificateBlock.Statement, CertificateBlock.Issue];

    /// <summary>As it comes with the programme, with the words of the settings.</summary>
    public static CertificateDesign Create(CertificateOptions options) =>
        new()
        {
            Entity = options.Entity,
            Programme = options.Programme,
            Title = options.Title,
            Opening = "Se hace constar que",
            CourseSentence = "asistió y participó en el curso",
            GatheringSentence = "asistió al encuentro",
            Note = "",
            City = options.City,
            Clause = options.Clause,
            Blocks = [.. AllBlocks.Select(block => new PlacedBlock(block, BlockSize.Normal))],
            Colours = CertificateColours.Paramo,
            HasFrame = true,
            HasMountains = true,
        };

    /// <summary>As it is stored and audited; two designs with the same text are the same.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Default);

    public static CertificateDesign Parse(string json) =>
        JsonSerializer.Deserialize<CertificateDesign>(json, JsonSerializerOptions.Default)
        ?? throw new FormatException("A stored design of certificates is empty.");

    /// <summary>What the person did, before the title.</summary>
    public string SentenceOf(CertificateKind kind) => kind is CertificateKind.Gathering ? GatheringSentence : CourseSentence;
}

/// <summary>A block where it stands, and how large.</summary>
public sealed record PlacedBlock(CertificateBlock Block, BlockSize Size)
{
    /// <summary>What its letters are multiplied by.</summary>
    [JsonIgnore]
    public double Scale =>
        Size switch
        {
            BlockSize.Small => 0.85,
            BlockSize.Large => 1.2,
            _ => 1,
        };
}

/// <summary>A part of a certificate that can be moved, in the order in which the programme prints them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CertificateBlock>))]
public enum CertificateBlock
{
    Emblem,
    Entity,
    Programme,
    Title,
    Ornament,

    /// <summary>Who did what: these lines only make sense together.</summary>
    Statement,
    Competences,
    Note,
    Issue,
    Clause,
}

/// <summary>How large the letters of a block are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockSize>))]
public enum BlockSize
{
    Small,
    Normal,
    Large,
}

/// <summary>The inks of a certificate; all are dark enough on white for everybody to read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CertificateColours>))]
public enum CertificateColours
{
    Paramo,
    Blue,
    Wine,
    Black,
}
