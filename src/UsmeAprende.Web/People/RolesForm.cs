using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Whose role is to change, and who was found.</summary>
public sealed class RolesForm
{
    public string? Identifier { get; set; }

    [BindNever]
    public IReadOnlyList<PersonGlimpse> Found { get; set; } = [];

    /// <summary>The role just given.</summary>
    [BindNever]
    public string? Changed { get; set; }

    /// <summary>The code just made, shown this once.</summary>
    [BindNever]
    public string? Code { get; set; }

    /// <summary>Somebody's second factor was just taken away.</summary>
    [BindNever]
    public bool IsFactorTaken { get; set; }
}
