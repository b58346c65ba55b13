using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.People;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reports.Persons;

/// <summary>The list of all people, for coordinators.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class PersonListController(PersonListReader list, PersonListExport export, CatalogueStore catalogue) : Controller
{
    public const string Path = "/coordinacion/personas";

    // Filters may stand in the address, so that other pages can lead to a part of the list. What is searched for may not.
    [HttpGet(Path)]
    public Task<IActionResult> Show([FromQuery] PersonListForm form, CancellationToken cancel)
    {
        form.Busca = null;
        return ShowAsync(form, cancel);
    }

    [HttpPost(Path)]
    public Task<IActionResult> Find([FromForm] PersonListForm form, CancellationToken cancel) => ShowAsync(form, cancel);

    [HttpPost(Path + "/exportar")]
    public async Task<IActionResult> Export([FromForm] PersonListForm form, CancellationToken cancel)
    {
        if (form.Formato is not { } format || !Enum.IsDefined(format))
            return BadRequest();
        return await export.ExportAsync(HttpContext.Actor(), form.ToFilter(), format, cancel) is { } file
            ? File(file.Bytes, file.MediaType, file.Name)
            : Forbid();
    }

    private async Task<IActionResult> ShowAsync(PersonListForm form, CancellationToken cancel) =>
        View(
            "PersonList",
            new PersonListView(
                form,
                await list.ReadAsync(form.ToFilter(), form.Pagina, cancel),
                [.. catalogue.Current.Courses.Where(c => c.HasLessons).Select(c => (c.Id, c.Title))],
                await list.ListGroupsAsync(cancel)
            )
        );
}

/// <summary>The list with its filters.</summary>
public sealed record PersonListView(
    PersonListForm Form,
    PersonListPage List,
    IReadOnlyList<(string Id, string Title)> Courses,
    IReadOnlyList<(Guid Id, string Name)> Groups
);

/// <summary>The filters as the address and the form carry them. What is not understood does not limit.</summary>
public sealed class PersonListForm
{
    public string? Busca { get; set; }

    public string? Lugar { get; set; }

    public string? Papel { get; set; }

    public string? Curso { get; set; }

    public string? Grupo { get; set; }

    public string? Estado { get; set; }

    public string? Actividad { get; set; }

    public int Pagina { get; set; } = 1;

    public PersonListFormat? Formato { get; set; }

    /// <summary>The fields that a form for another page or a file sends again.</summary>
    public IEnumerable<(string Name, string? Value)> Kept =>
        [
            (nameof(Busca), Busca),
            (nameof(Lugar), Lugar),
            (nameof(Papel), Papel),
            (nameof(Curso), Curso),
            (nameof(Grupo), Grupo),
            (nameof(Estado), Estado),
            (nameof(Actividad), Actividad),
        ];

    /// <summary>Something besides the text limits the list.</summary>
    public bool HasFilters => Kept.Any(kept => kept.Name != nameof(Busca) && !string.IsNullOrEmpty(kept.Value));

    public PersonFilter ToFilter() =>
        new()
        {
            Search = Busca,
            Place = Lugar,
            Role = Parse<PersonRole>(Papel),
            CourseId = Curso,
            GroupId = Guid.TryParse(Grupo, out var group) ? group : null,
            State = Parse<PersonState>(Estado),
            Activity = Parse<PersonActivity>(Actividad),
        };

    private static T? Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
