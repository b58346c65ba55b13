using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Whom staff looks for, and who was found.</summary>
public sealed class StaffSearchForm
{
    public string? Identifier { get; set; }

    public string? Names { get; set; }

    public string? BirthYear { get; set; }

    [BindNever]
    public IReadOnlyList<PersonGlimpse>? Found { get; set; }
}
