using UsmeAprende.Certificates.Design;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Certificates.Design;

/// <summary>A design as it was typed and chosen.</summary>
public sealed class CertificateDesignForm
{
    public string? Entity { get; set; }

    public string? Programme { get; set; }

    public string? Title { get; set; }

    public string? Opening { get; set; }

    public string? CourseSentence { get; set; }

    public string? GatheringSentence { get; set; }

    public string? Note { get; set; }

    public string? City { get; set; }

    public string? Clause { get; set; }

    /// <summary>All blocks, in the order of the page.</summary>
    public IList<CertificateBlock> Blocks { get; set; } = [];

    /// <summary>The size of each, in the same order.</summary>
    public IList<BlockSize> Sizes { get; set; } = [];

    /// <summary>Those that are printed.</summary>
    public IList<CertificateBlock> Shown { get; set; } = [];

    public CertificateColours Colours { get; set; }

    public bool Frame { get; set; }

    public bool Mountains { get; set; }

    /// <summary>The edition that the page showed.</summary>
    public int Version { get; set; }

    public string? Accion { get; set; }

    public static CertificateDesignForm Create(CertificateDesign design)
    {
        var hidden = Enum.GetValues<CertificateBlock>().Except(design.Blocks.Select(placed => placed.Block));
        var all = design.Blocks.Concat(hidden.Select(block => new PlacedBlock(block, BlockSize.Normal))).ToList();
        return new CertificateDesignForm
        {
            Entity = design.Entity,
            Programme = design.Programme,
            Title = design.Title,
            Opening = design.Opening,
            CourseSentence = design.CourseSentence,
            GatheringSentence = design.GatheringSentence,
            Note = design.Note,
            City = design.City,
            Clause = design.Clause,
            Blocks = [.. all.Select(placed => placed.Block)],
            Sizes = [.. all.Select(placed => placed.Size)],
            Shown = [.. design.Blocks.Select(placed => placed.Block)],
            Colours = design.Colours,
            Frame = design.HasFrame,
            Mountains = design.HasMountains,
        };
    }

    public CertificateDesign Read() =>
        new()
        {
            Entity = TypedText.CleanLine(Entity),
            Programme = TypedText.CleanLine(Programme),
            Title = TypedText.CleanLine(Title),
            Opening = TypedText.CleanLine(Opening),
            CourseSentence = TypedText.CleanLine(CourseSentence),
            GatheringSentence = TypedText.CleanLine(GatheringSentence),
            Note = TypedText.CleanLine(Note),
            City = TypedText.CleanLine(City),
            Clause = TypedText.CleanLine(Clause),
            Blocks =
            [
                .. Blocks
                    .Zip(Sizes, (block, size) => new PlacedBlock(block, size))
                    .Where(placed => Shown.Contains(placed.Block) || CertificateDesign.NeededBlocks.Contains(placed.Block)),
            ],
            Colours = Colours,
            HasFrame = Frame,
            HasMountains = Mountains,
        };

    /// <summary>Moves a block one place up, as its button asks.</summary>
    /// <returns>False if the button was another one.</returns>
    public bool TryMove()
    {
        if (
            Accion?.Split('-') is not [CertificateDesignPage.Up, var place]
            || !int.TryParse(place, out var at)
            || at < 1
            || at >= Math.Min(Blocks.Count, Sizes.Count)
        )
            return false;
        (Blocks[at - 1], Blocks[at]) = (Blocks[at], Blocks[at - 1]);
        (Sizes[at - 1], Sizes[at]) = (Sizes[at], Sizes[at - 1]);
        return true;
    }
}
