using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Gatherings.Carried;

/// <summary>The page on which a gathering is held without signal. It says nothing of anybody: the phone adds what it carries.</summary>
[AllowAnonymous]
public sealed class CarriedGatheringController : Controller
{
    public const string Path = "/sin-senal/encuentro";

    [HttpGet(Path), PublicPage]
    public IActionResult Show() => View("CarriedGathering");
}

/// <summary>A list with nobody on it yet.</summary>
internal sealed class CarriedTaking : IAttendanceTaking
{
    public static readonly CarriedTaking Empty = new();

    public string GatheringId => "";

    // What comes after is read by the page's script.
    public string Path => "#";

    public string SignInPath => "/entrar";

    public IReadOnlyList<AttendanceListEntry> People => [];

    public int Came => 0;

    public bool IsClosed => false;

    public bool CanAskForCards => false;
}
