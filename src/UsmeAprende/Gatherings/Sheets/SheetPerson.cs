using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Sheets;

/// <summary>Somebody on a gathering's sheet.</summary>
/// <param name="Code">None while no sheet with them was printed.</param>
/// <param name="Document">Whole: how much of it is shown is the form's to say.</param>
public sealed record SheetPerson(int? Code, Attendee Who, IdentityDocumentType? DocumentType, string? Document)
{
    public string ShownDocument(bool whole) =>
        Document is null ? ""
        : whole || Document.Length <= 4 ? Document
        : Document[^4..];
}
