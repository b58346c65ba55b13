using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reports.Persons;

/// <summary>
/// The page of one person, for coordinators. Opening it is recorded, as every look at somebody's data is: a GET that writes only that.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class PersonFileController(PersonFileReader files, PersonCorrectionService corrections) : Controller
{
    [HttpGet(PersonListController.Path + "/{person:guid}")]
    public async Task<IActionResult> Show(PersonId person, CancellationToken cancel) =>
        await files.OpenAsync(HttpContext.Actor(), person, cancel) is { } file
            ? View("PersonFile", new PersonFileView(file, await corrections.MayCorrectAsync(HttpContext.Actor(), file.Person.Id, cancel)))
            : NotFound();
}

/// <param name="MayCorrect">Whether staff may correct the data: the person has no password to do it.</param>
public sealed record PersonFileView(PersonFile File, bool MayCorrect);
