using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Groups;

/// <summary>Takes people out of a group, and back in: who runs it enrols, and makes mistakes on a small screen.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class MembershipController(EnrolmentService groups, EnrolmentReturns returns, GroupProgressReader progress) : Controller
{
    private const string Path = GroupsController.Path + "/{id:guid}";

    /// <summary>Asks once: all their seats become free.</summary>
    [HttpGet(Path + "/retirar/{person:guid}")]
    public async Task<IActionResult> AskTakeOut(Guid id, PersonId person, CancellationToken cancel)
    {
        if (await progress.FindAsync(HttpContext.Actor(), id, cancel) is not { } group)
            return NotFound();
        return group.Members.FirstOrDefault(m => m.PersonId == person) is { } member
            ? View("TakeOut", new TakeOutPage(id, group.Group.Name, person, member.Name))
            : LocalRedirect($"{GroupsController.Path}/{id}");
    }

    [HttpPost(Path + "/retirar")]
    public async Task<IActionResult> TakeOut(Guid id, PersonId person, Guid? form, CancellationToken cancel) =>
        await groups.RemoveMemberAsync(HttpContext.Actor(), id, person, form ?? Guid.CreateVersion7(), cancel)
            ? LocalRedirect($"{GroupsController.Path}/{id}?{GroupsController.TakenOut}={person}")
            : NotFound();

    [HttpPost(Path + "/devolver")]
    public async Task<IActionResult> TakeBack(Guid id, PersonId person, CancellationToken cancel)
    {
        if (await progress.FindAsync(HttpContext.Actor(), id, cancel) is null)
            return NotFound();
        var done = await returns.ReturnByStaffAsync(HttpContext.Actor(), person, id, cancel) switch
        {
            null => "tarde-grupo",
            { Waiting: 0 } => "de-vuelta",
            _ => "de-vuelta-en-espera",
        };
        return LocalRedirect($"{GroupsController.Path}/{id}?{PlanningNotices.Done}={done}");
    }
}

/// <summary>The question before somebody is taken out of a group.</summary>
public sealed record TakeOutPage(Guid GroupId, string GroupName, PersonId Person, string Name)
{
    /// <summary>The form's id (R33).</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    public string Back => $"{GroupsController.Path}/{GroupId}";
}
