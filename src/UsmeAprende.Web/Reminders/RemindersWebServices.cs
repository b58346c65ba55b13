using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Reminders;

/// <summary>Messages on a person's own pages.</summary>
public static class RemindersWebServices
{
    public static void AddRemindersWeb(this IServiceCollection services) =>
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<UnreadMessagesFilter>());
}
