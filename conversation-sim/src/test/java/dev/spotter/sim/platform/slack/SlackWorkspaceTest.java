package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.spotter.sim.TestPlatform;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who and what is there, as Slack's own Java SDK asks. */
class SlackWorkspaceTest {

  @TempDir private Path folder;
  private TestPlatform platform;
  private MethodsClient slack;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "slack", usual -> usual);
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = ids[0];
    ana = ids[1];
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(variable("SPOTTER_SLACK_API_URL") + "/");
    slack = Slack.getInstance(config).methods(variable("SPOTTER_SLACK_BOT_TOKEN"));
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void knowsWhoIsWho() throws Exception {
    AuthTestResponse me = slack.authTest(r -> r);

    assertThat(me.isOk()).isTrue();
    assertThat(slack.usersInfo(r -> r.user(SlackIds.user(ana))).getUser().getProfile())
        .extracting(profile -> profile.getDisplayName())
        .isEqualTo("Ana");
    assertThat(slack.usersInfo(r -> r.user(me.getUserId())).getUser().isBot()).isTrue();
  }

  @Test
  void theWorkspaceCanBeLookedUp() throws Exception {
    String channel = SlackIds.channel(conversation);
    slack.chatPostMessage(r -> r.channel(channel).text("hello"));

    assertThat(slack.conversationsList(r -> r).getChannels())
        .extracting(found -> found.getId() + " " + found.getName() + " " + found.isMember())
        .containsExactly(channel + " holiday true");
    assertThat(slack.conversationsInfo(r -> r.channel(channel)).getChannel().getNumOfMembers())
        .isEqualTo(2);
    assertThat(slack.conversationsMembers(r -> r.channel(channel)).getMembers())
        .contains(SlackIds.user(ana));
    assertThat(slack.usersList(r -> r).getMembers())
        .extracting(user -> user.getRealName())
        .containsExactly("Ana", "Spotter");
  }

  private String variable(String name) {
    return platform.credentials().variable(name);
  }
}
