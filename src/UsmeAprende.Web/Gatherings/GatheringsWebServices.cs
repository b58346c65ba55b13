using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Gatherings.Carried;
using UsmeAprende.Web.Gatherings.Paper;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.Gatherings.Substitutes;
using UsmeAprende.Web.Kit.Help;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Gatherings' pages, for those who plan, lead and attend them.</summary>
public static class GatheringsWebServices
{
    public static void AddGatheringsWeb(this IServiceCollection services)
    {
        services.AddScoped<GatheringChoicesReader>();
        services.AddScoped<NewVenueIntake>();
        services.AddSingleton<GatheringCalendar>();
        services.AddSingleton<CardLookupLimiter>();
        services.AddSingleton<SubstituteTryLimiter>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<OthersGatheringFilter>());
        services.AddScoped<ISealedFormIntake, CarriedFormIntake>();
        services.AddScoped<ImportedListPageReader>();
        services.AddSingleton<INextGathering, NextGatheringFinder>();
    }
}
