using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A group's page: how it is doing, whom to enrol, and what it is called.</summary>
public sealed class GroupForm
{
    public string? Identifier { get; set; }

    public string? Names { get; set; }

    public string? BirthYear { get; set; }

    public string? Name { get; set; }

    public string? Course { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<PersonSummary>? Found { get; set; }

    [BindNever, ValidateNever]
    public GroupProgress Progress { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<PublicGathering> Gatherings { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<Course> Courses { get; set; } = [];

    public IEnumerable<FormChoice> CourseChoices => Courses.Select(c => new FormChoice(c.Id, c.Title));

    public bool IsIn(Guid person) => Progress.Members.Any(m => m.PersonId == person);
}
